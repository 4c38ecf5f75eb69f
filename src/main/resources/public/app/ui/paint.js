/** What canvases need of the style sheet. */
let probe;

/** A colour of the style sheet as the browser computes it, so that light-dark() is resolved. */
export function colour(variable) {
  probe ??= document.body.appendChild(Object.assign(document.createElement('span'), { hidden: true }));
  probe.style.color = `var(${variable})`;
  return getComputedStyle(probe).color;
}

/** Lets the waveform write its own style element under the page's policy. */
export function nonce() {
  return document.querySelector('meta[name=style-nonce]').content;
}
