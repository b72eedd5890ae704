var d="All words",f="The glossary has no such entry";function l(t,e={},o=[]){let n=document.createElement(t);for(let[s,i]of Object.entries(e))n.setAttribute(s,i);return n.append(...o),n}var h=`/* The box that explains words. The script adopts these rules when a reader asks. */

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
`;function m(t,e,o){let n=Math.max(6,Math.min(t.left,o.width-e.width-6)),s=t.bottom+6,i=t.top-6-e.height;return{left:n,top:s+e.height>o.height&&i>=0?i:s}}function w(t){return t instanceof HTMLAnchorElement?[decodeURIComponent(t.hash.slice(1))]:[...t.parentElement?.querySelectorAll("a[href*='search/?']")??[]].flatMap(o=>y(o.getAttribute("href")??""))}function y(t){return[...new URLSearchParams(t.slice(t.indexOf("?")+1)).values()]}var c=new Map,r=l("div",{class:"ps-words-box",popover:"",tabindex:"-1",role:"dialog"}),p=r;function S(t){let e=c.get(t);return e||(e=A(t),c.set(t,e),e.catch(()=>c.delete(t))),e}async function A(t){let e=await fetch(t);if(!e.ok)throw new Error(`${e.status} ${t}`);return new DOMParser().parseFromString(await e.text(),"text/html")}async function _(t,e){let o=await S(e),n=w(t).flatMap(s=>o.getElementById(s)?.closest("dl.ps-glossary > div")??[]);if(n.length===0)throw new Error(f);E(t,e,n)}function E(t,e,o){let n=new CSSStyleSheet;n.replaceSync(h),r.isConnected||(document.adoptedStyleSheets.push(n),document.body.append(r),r.addEventListener("toggle",L)),p=t;let s=o.flatMap(a=>[...a.children].map(g=>O(g,e))),i=l("p",{},[l("a",{href:e},[d])]);r.replaceChildren(l("dl",{},s),i),r.setAttribute("aria-label",o.map(a=>a.querySelector("dt")?.textContent?.trim()??"").join(", ")),r.showPopover();let u=document.documentElement,{left:x,top:b}=m(t.getBoundingClientRect(),r.getBoundingClientRect(),{width:u.clientWidth,height:u.clientHeight});r.style.left=`${x+scrollX}px`,r.style.top=`${b+scrollY}px`,r.focus({preventScroll:!0})}function O(t,e){let o=document.importNode(t,!0);for(let n of o.querySelectorAll("a[href]"))n.setAttribute("href",new URL(n.getAttribute("href")??"",e).href);return o}function L(t){let e=t.newState==="closed",o=document.activeElement===document.body||r.contains(document.activeElement);e&&o&&p instanceof HTMLElement&&p.focus({preventScroll:!0})}export{_ as explain};
