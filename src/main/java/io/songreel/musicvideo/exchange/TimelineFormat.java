package io.songreel.musicvideo.exchange;

/** Files that editing programs read a timeline from. */
public enum TimelineFormat {
    FCPXML("fcpxml"), EDL("edl"), OTIO("otio");

    private final String extension;

    TimelineFormat(String extension) {
        this.extension = extension;
    }

    public String extension() {
        return extension;
    }

    /** The file's text. */
    public String write(Timeline film) {
        return switch (this) {
            case FCPXML -> FinalCutXml.write(film);
            case EDL -> EditDecisionList.write(film);
            case OTIO -> OpenTimeline.write(film);
        };
    }
}
