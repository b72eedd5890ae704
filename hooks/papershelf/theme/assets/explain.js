var u="All words",d="The glossary has no such entry";function l(t,e={},o=[]){let n=document.createElement(t);for(let[s,c]of Object.entries(e))n.setAttribute(s,c);return n.append(...o),n}var f=`/* The box that explains words. The script adopts these rules when a reader asks. */

.ps-words-box {
  background: var(--ps-paper);
  border: 1px solid var(--ps-edge);
  border-radius: var(--ps-round);
  box-shadow: 0 var(--ps-1) var(--ps-3) var(--ps-shade);
  box-sizing: border-box;
  color: var(--ps-ink);
  font-family: var(--ps-sans);
  font-size: var(--ps-small);
  inset: auto;
  line-height: 1.5;
  margin: 0;
  max-height: 60vh;
  max-width: min(20rem, 100vw - 1rem);
  overflow: auto;
  padding: var(--ps-3) var(--ps-4);
  position: absolute;
}

.ps-words-box :is(dl, dd, p) { margin: 0; }
.ps-words-box dt { font-weight: 600; }
.ps-words-box dd { margin-bottom: var(--ps-2); }
.ps-words-box a { color: var(--ps-teal); text-decoration: underline; }
.ps-words-box:focus { outline: none; }
`;function h(t,e,o){let n=Math.max(6,Math.min(t.left,o.width-e.width-6)),s=t.bottom+6,c=t.top-6-e.height;return{left:n,top:s+e.height>o.height&&c>=0?c:s}}function m(t){return t instanceof HTMLAnchorElement?[decodeURIComponent(t.hash.slice(1))]:[...t.parentElement?.querySelectorAll("a[href*='search/?']")??[]].flatMap(o=>w(o.getAttribute("href")??""))}function w(t){return[...new URLSearchParams(t.slice(t.indexOf("?")+1)).values()]}var p=new Map,r=l("div",{class:"ps-words-box",popover:"",tabindex:"-1",role:"dialog"}),a=r;function y(t){let e=p.get(t);return e||(e=S(t),p.set(t,e),e.catch(()=>p.delete(t))),e}async function S(t){let e=await fetch(t);if(!e.ok)throw new Error(`${e.status} ${t}`);return new DOMParser().parseFromString(await e.text(),"text/html")}async function Y(t,e){let o=await y(e),n=m(t).flatMap(s=>o.getElementById(s)?.closest("dl.ps-glossary > div")??[]);if(n.length===0)throw new Error(d);A(t,e,n)}function A(t,e,o){if(!r.isConnected){let i=new CSSStyleSheet;i.replaceSync(f),document.adoptedStyleSheets.push(i),document.body.append(r),r.addEventListener("keydown",O),r.addEventListener("toggle",L)}a=t;let n=o.flatMap(i=>[...i.children].map(g=>E(g,e))),s=l("p",{},[l("a",{href:e},[u])]);r.replaceChildren(l("dl",{},n),s),r.setAttribute("aria-label",o.map(i=>i.querySelector("dt")?.textContent?.trim()??"").join(", ")),r.showPopover();let c=document.documentElement,{left:b,top:x}=h(t.getBoundingClientRect(),r.getBoundingClientRect(),{width:c.clientWidth,height:c.clientHeight});r.style.left=`${b+scrollX}px`,r.style.top=`${x+scrollY}px`,r.focus({preventScroll:!0})}function E(t,e){let o=document.importNode(t,!0);for(let n of o.querySelectorAll("a[href]"))n.setAttribute("href",new URL(n.getAttribute("href")??"",e).href);return o}function O(t){if(t.key!=="Tab"||!(a instanceof HTMLElement))return;let e=[...r.querySelectorAll("a")],o=e.findIndex(n=>n===document.activeElement);(t.shiftKey?o>0:o+1<e.length)||(r.hidePopover(),a.focus({preventScroll:!0}),t.shiftKey&&t.preventDefault())}function L(t){let e=t.newState==="closed",o=document.activeElement===document.body||r.contains(document.activeElement);e&&o&&a instanceof HTMLElement&&a.focus({preventScroll:!0})}export{Y as explain};
