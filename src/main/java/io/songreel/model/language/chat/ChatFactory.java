package io.songreel.model.language.chat;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.songreel.model.gate.Gate;
import jakarta.inject.Singleton;

/** The chat server's author, where the owner named a server. */
@Factory
final class ChatFactory {
    @Singleton
    @Bean(preDestroy = "close")
    @Requires(beans = ChatSettings.class)
    ChatAuthor author(ChatSettings settings, Gate gate) {
        return new ChatAuthor(settings, gate);
    }
}
