// A one-time link carries its secret behind the "#". It goes into the form, and out of the address bar and the history.
const place = document.querySelector<HTMLElement>("[data-secret]");
const field = place?.querySelector("input");
const secret = decodeURIComponent(location.hash.slice(1));
if (field && secret && secret !== "main") {
  field.value = secret;
  history.replaceState(null, "", location.pathname + location.search);
}
// A refused form comes back with the secret in it and with what is wrong said beside it.
if (place && field?.value && field.getAttribute("aria-invalid") !== "true") place.hidden = true;
