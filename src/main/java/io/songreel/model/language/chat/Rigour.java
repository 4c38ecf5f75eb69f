package io.songreel.model.language.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How strictly a server is asked to keep an answer's form; the most first. Not every server knows all. */
enum Rigour {
    /** Every token is checked against the schema. */
    SCHEMA,
    /** Some JSON object. */
    OBJECT,
    /** As the model likes. */
    NONE;

    /** What to try when a server refuses this. */
    Rigour lower() {
        return this == SCHEMA ? OBJECT : NONE;
    }

    void ask(ObjectNode request, ObjectNode schema) {
        switch (this) {
            case SCHEMA -> request.putObject("response_format").put("type", "json_schema").putObject("json_schema")
                    .put("name", "answer").put("strict", true).set("schema", schema);
            case OBJECT -> request.putObject("response_format").put("type", "json_object");
            case NONE -> {
                // nothing to ask for
            }
        }
    }
}
