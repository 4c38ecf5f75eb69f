package io.songreel.model;

/** Whose folder a model is in. */
public enum PlaceKind {
    /** Songreel's own: pulls go there, and remove takes from there. */
    MODELS_FOLDER,
    /** One that the owner named; never written to. */
    OTHER_FOLDER,
    /** The cache of Hugging Face's tools; never written to. */
    HUGGING_FACE_CACHE
}
