/** Points of a drawn waveform; a wide screen has no more pixels for bars. */
const POINTS = 1600;

/**
 * Hears a song in the browser, for its picture only: the server decides how long it is.
 *
 * @param {Blob} file
 * @returns {Promise<?{peaks: number[], duration: number}>} null when this browser cannot decode it
 */
export async function waveOf(file) {
  try {
    // 8 kHz: a ten-minute song then takes megabytes and not hundreds of them
    const context = new OfflineAudioContext(1, 1, 8000);
    const sound = await context.decodeAudioData(await file.arrayBuffer());
    const samples = sound.getChannelData(0);
    const size = Math.max(1, Math.floor(samples.length / POINTS));
    const peaks = [];
    for (let from = 0; from < samples.length; from += size) {
      let peak = 0;
      const to = Math.min(samples.length, from + size);
      for (let i = from; i < to; i++) {
        peak = Math.max(peak, Math.abs(samples[i]));
      }
      peaks.push(Math.round(peak * 1000) / 1000);
    }
    return { peaks, duration: sound.duration };
  } catch {
    return null;
  }
}
