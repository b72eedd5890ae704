/** The filters of the search page, which loads them once results show. */

export { Panel } from "./page/panel.js";
