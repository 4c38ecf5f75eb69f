/** Sections as WebVTT chapters. */
export function chaptersVtt(sections) {
  const names = sectionNames(sections);
  const cues = sections.map((each, i) => `${stamp(each.start_s)} --> ${stamp(each.end_s)}\n${names[i]}`);
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

/** Names for sections, in their order: a label that comes more than once is counted. */
export function sectionNames(sections) {
  const seen = new Map();
  return sections.map(({ label }) => {
    const all = sections.filter(each => each.label === label).length;
    seen.set(label, (seen.get(label) ?? 0) + 1);
    return label.charAt(0).toUpperCase() + label.slice(1).replaceAll('_', ' ') + (all > 1 ? ` ${seen.get(label)}` : '');
  });
}

function stamp(seconds) {
  const ms = Math.round(seconds * 1000);
  const two = n => String(n).padStart(2, '0');
  return `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
}
