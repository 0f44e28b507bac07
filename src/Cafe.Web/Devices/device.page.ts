// The link's secret stands behind the "#", where no server and no log sees it; it goes into the form and out of the address bar.
import "../Accounts/fragment.page.js";
