package io.songreel.musicvideo.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.songreel.job.Json;
import io.songreel.musicvideo.exchange.Timeline.Mark;
import io.songreel.musicvideo.exchange.Timeline.Shot;

/**
 * OpenTimelineIO JSON. Pictures count frames; the song counts its own samples, so that its length is exact. Marks lie on
 * the stack of both tracks.
 */
final class OpenTimeline {
    private final Timeline film;

    private OpenTimeline(Timeline film) {
        this.film = film;
    }

    static String write(Timeline film) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new OpenTimeline(film).timeline())
                    + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("cannot write a tree", e);
        }
    }

    private ObjectNode timeline() {
        ObjectNode timeline = named("Timeline.1", film.title());
        timeline.set("global_start_time", time(0, film.fps()));
        ObjectNode stack = composition("Stack.1", "tracks");
        ArrayNode marks = stack.putArray("markers");
        film.marks().forEach(mark -> marks.add(marker(mark)));
        ObjectNode pictures = composition("Track.1", "Clips").put("kind", "Video");
        for (Shot shot : film.shots()) {
            children(pictures).add(clip(shot.name(), shot.file(), shot.frames(), film.fps()));
        }
        ObjectNode sound = composition("Track.1", "Song").put("kind", "Audio");
        children(sound).add(clip("Song", film.song().file(), film.song().samples(), film.song().sampleRate()));
        children(stack).add(pictures).add(sound);
        timeline.set("tracks", stack);
        return timeline;
    }

    private ObjectNode clip(String name, String file, long length, int rate) {
        ObjectNode media = named("ExternalReference.1", name).put("target_url", file);
        media.set("available_range", range(0, length, rate));
        media.putNull("available_image_bounds");
        ObjectNode clip = item(named("Clip.2", name));
        clip.set("source_range", range(0, length, rate));
        clip.putObject("media_references").set("DEFAULT_MEDIA", media);
        return clip.put("active_media_reference_key", "DEFAULT_MEDIA");
    }

    private ObjectNode marker(Mark mark) {
        ObjectNode marker = named("Marker.2", mark.name()).put("color", switch (mark.kind()) {
            case SECTION -> "MAGENTA";
            case BAR -> "CYAN";
            case BEAT -> "GREEN";
        }).put("comment", "");
        marker.set("marked_range", range(mark.frame(), 1, film.fps()));
        return marker;
    }

    private static ObjectNode composition(String schema, String name) {
        ObjectNode composition = item(named(schema, name)).putNull("source_range");
        composition.putArray("children");
        return composition;
    }

    private static ArrayNode children(ObjectNode composition) {
        return composition.withArrayProperty("children");
    }

    private static ObjectNode item(ObjectNode item) {
        item.putArray("effects");
        item.putArray("markers");
        return item.put("enabled", true);
    }

    private static ObjectNode named(String schema, String name) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("OTIO_SCHEMA", schema).put("name", name);
        node.putObject("metadata");
        return node;
    }

    private static ObjectNode range(long start, long length, int rate) {
        ObjectNode range = Json.MAPPER.createObjectNode().put("OTIO_SCHEMA", "TimeRange.1");
        range.set("start_time", time(start, rate));
        range.set("duration", time(length, rate));
        return range;
    }

    private static ObjectNode time(long value, int rate) {
        return Json.MAPPER.createObjectNode().put("OTIO_SCHEMA", "RationalTime.1").put("rate", (double) rate)
                .put("value", (double) value);
    }
}
