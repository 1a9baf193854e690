const KEPT_STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'display',
] as const;

/** A drawn chart as a stand-alone SVG file: its styles are written into it, on the background it is shown on. */
export function pictureOf(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const shown = [chart, ...chart.querySelectorAll<SVGElement>('*')];
  const copied = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  shown.forEach((element, index) => {
    const style = getComputedStyle(element);
    const kept = KEPT_STYLES.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';');
    copied[index]?.setAttribute('style', kept);
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.prepend(backgroundOf(chart));
  return new XMLSerializer().serializeToString(copy);
}

/** Hands the chart to the person as an SVG file. */
export function savePicture(chart: SVGSVGElement, fileName: string): void {
  const url = URL.createObjectURL(new Blob([pictureOf(chart)], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${fileName}.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function backgroundOf(chart: SVGSVGElement): SVGRectElement {
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('style', `fill:${getComputedStyle(chart).backgroundColor}`);
  return background;
}
