var u=globalThis.document?.documentElement.lang??"",d=/^en(-[A-Z]{2})?$/.test(u)?u:"en",N=new Intl.NumberFormat(d),L=new Intl.PluralRules(d);var f="All words",x="The glossary has no such entry";function i(e,t={},o=[]){let r=document.createElement(e);for(let[s,a]of Object.entries(t))r.setAttribute(s,a);return r.append(...o),r}var m=`/* The box that explains words. The script adopts these rules when a reader asks. */

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
`;function w(e,t,o){let r=Math.max(6,Math.min(e.left,o.width-t.width-6)),s=e.bottom+6,a=e.top-6-t.height;return{left:r,top:s+t.height>o.height&&a>=0?a:s}}function E(e){return e instanceof HTMLAnchorElement?[decodeURIComponent(e.hash.slice(1))]:[...e.parentElement?.querySelectorAll("a[href*='search/?']")??[]].flatMap(o=>S(o.getAttribute("href")??""))}function S(e){return[...new URLSearchParams(e.slice(e.indexOf("?")+1)).values()]}var p=new Map,n=i("div",{class:"ps-words-box",popover:"",tabindex:"-1",role:"dialog"}),h=n;function g(e){let t=p.get(e);return t||(t=O(e),p.set(e,t),t.catch(()=>p.delete(e))),t}async function O(e){let t=await fetch(e);if(!t.ok)throw new Error(`${t.status} ${e}`);return new DOMParser().parseFromString(await t.text(),"text/html")}async function W(e,t){let o=await g(t),r=E(e).flatMap(s=>o.getElementById(s)?.closest("dl.ps-glossary > div")??[]);if(r.length===0)throw new Error(x);R(e,t,r)}function R(e,t,o){let r=new CSSStyleSheet;r.replaceSync(m),n.isConnected||(document.adoptedStyleSheets.push(r),document.body.append(n),n.addEventListener("toggle",b)),h=e;let s=o.flatMap(c=>[...c.children].map(T=>_(T,t))),a=i("p",{},[i("a",{href:t},[f])]);n.replaceChildren(i("dl",{},s),a),n.setAttribute("aria-label",o.map(c=>c.querySelector("dt")?.textContent?.trim()??"").join(", ")),n.showPopover();let l=document.documentElement,{left:$,top:A}=w(e.getBoundingClientRect(),n.getBoundingClientRect(),{width:l.clientWidth,height:l.clientHeight});n.style.left=`${$+scrollX}px`,n.style.top=`${A+scrollY}px`,n.focus({preventScroll:!0})}function _(e,t){let o=document.importNode(e,!0);for(let r of o.querySelectorAll("a[href]"))r.setAttribute("href",new URL(r.getAttribute("href")??"",t).href);return o}function b(e){let t=e.newState==="closed",o=document.activeElement===document.body||n.contains(document.activeElement);t&&o&&h instanceof HTMLElement&&h.focus({preventScroll:!0})}export{W as explain};
