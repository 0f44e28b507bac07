import { CafePhone } from "./phone.js";

customElements.define("cafe-phone", CafePhone);
