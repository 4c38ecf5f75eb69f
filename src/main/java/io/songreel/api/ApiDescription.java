package io.songreel.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Head of the published API description. */
@OpenAPIDefinition(info = @Info(title = "Songreel", version = "0.1.0", description = "A song and a picture in, a finished music video out; on your own machine. JSON is snake_case, durations are seconds, errors are RFC 9457 problem details."))
final class ApiDescription {
    private ApiDescription() {
    }
}
