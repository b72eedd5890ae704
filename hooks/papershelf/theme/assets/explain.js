var u="All words",d="The glossary has no such entry";function a(e,t={},o=[]){let n=document.createElement(e);for(let[s,i]of Object.entries(t))n.setAttribute(s,i);return n.append(...o),n}var f=`/* The box that explains words. The script adopts these rules when a reader asks. */

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
.ps-words-box :focus-visible { outline: 2px solid var(--ps-teal); outline-offset: 2px; }
.ps-words-box:focus { outline: none; }
`;function h(e,t,o){let n=Math.max(6,Math.min(e.left,o.width-t.width-6)),s=e.bottom+6,i=e.top-6-t.height;return{left:n,top:s+t.height>o.height&&i>=0?i:s}}function m(e){return e instanceof HTMLAnchorElement?[decodeURIComponent(e.hash.slice(1))]:[...e.parentElement?.querySelectorAll("a[href*='search/?']")??[]].flatMap(o=>v(o.getAttribute("href")??""))}function v(e){return[...new URLSearchParams(e.slice(e.indexOf("?")+1)).values()]}var p=new Map,r=a("div",{class:"ps-words-box",popover:"",tabindex:"-1",role:"dialog"}),c=r;function y(e){let t=p.get(e);return t||(t=S(e),p.set(e,t),t.catch(()=>p.delete(e))),t}async function S(e){let t=await fetch(e);if(!t.ok)throw new Error(`${t.status} ${e}`);return new DOMParser().parseFromString(await t.text(),"text/html")}async function q(e,t){let o=await y(t),n=m(e).flatMap(s=>o.getElementById(s)?.closest("dl.ps-glossary > div")??[]);if(n.length===0)throw new Error(d);E(e,t,n)}function E(e,t,o){if(!r.isConnected){let l=new CSSStyleSheet;l.replaceSync(f),document.adoptedStyleSheets.push(l),document.body.append(r),r.addEventListener("keydown",O),r.addEventListener("toggle",L)}c=e;let n=o.flatMap(l=>[...l.children].map(b=>A(b,t))),s=a("p",{},[a("a",{href:t},[u])]);r.replaceChildren(a("dl",{},n),s),r.setAttribute("aria-label",o.map(l=>l.querySelector("dt")?.textContent?.trim()??"").join(", ")),r.showPopover();let i=document.documentElement,{left:w,top:x}=h(e.getBoundingClientRect(),r.getBoundingClientRect(),{width:i.clientWidth,height:i.clientHeight});r.style.left=`${w+scrollX}px`,r.style.top=`${x+scrollY}px`,r.focus({preventScroll:!0})}function A(e,t){let o=document.importNode(e,!0);for(let n of o.querySelectorAll("a[href]"))n.setAttribute("href",new URL(n.getAttribute("href")??"",t).href);return o}function O(e){if(e.key!=="Tab"||!(c instanceof HTMLElement))return;let t=[...r.querySelectorAll("a")],o=t.findIndex(n=>n===document.activeElement);(e.shiftKey?o>0:o+1<t.length)||(r.hidePopover(),c.focus({preventScroll:!0}),e.shiftKey&&e.preventDefault())}function L(e){let t=e.newState==="closed",o=document.activeElement===document.body||r.contains(document.activeElement);t&&o&&c instanceof HTMLElement&&c.focus({preventScroll:!0})}export{q as explain};
