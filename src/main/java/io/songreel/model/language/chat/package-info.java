/** Chat servers that the owner runs, asked over the OpenAI protocol. Nothing is asked unless an address is set. */
@NullMarked
package io.songreel.model.language.chat;

import org.jspecify.annotations.NullMarked;
