package io.songreel.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An error as RFC 9457 problem details.
 *
 * @param type
 *            a page that explains this kind of problem
 * @param detail
 *            what to do next
 * @param code
 *            stable, snake_case
 * @param instance
 *            an id that the server's log has, too
 * @param errors
 *            the fields concerned, where there are some
 */
@Schema(name = "Problem")
public record ProblemBody(String type, String title, int status, String detail, String code, String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {}
