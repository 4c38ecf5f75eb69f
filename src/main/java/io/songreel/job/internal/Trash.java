package io.songreel.job.internal;

import io.songreel.storage.ObjectKey;
import io.songreel.storage.ObjectStore;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Objects that are to go: noted within a transaction, removed after it, and after a crash at the next start. */
final class Trash {
    private static final Logger LOG = LoggerFactory.getLogger(Trash.class);
    private final BookRepository books;
    private final ObjectStore store;

    Trash(BookRepository books, ObjectStore store) {
        this.books = books;
        this.store = store;
    }

    /** Notes an object, or with {@code subtree} everything below the key. */
    void add(ObjectKey key, boolean subtree) {
        if (books.trashed(key.value(), subtree) == 0) {
            books.addTrash(key.value(), subtree);
        }
    }

    /** Removes what was noted. What cannot be removed now stays noted. */
    void empty() {
        List<BookRepository.Trashed> noted = books.trash();
        for (BookRepository.Trashed trashed : noted) {
            try {
                ObjectKey key = new ObjectKey(trashed.objectKey());
                if (trashed.subtree()) {
                    store.deleteAll(key);
                } else {
                    store.delete(key);
                }
                books.removeTrash(trashed.objectKey(), trashed.subtree());
            } catch (IOException e) {
                LOG.warn("An object of a deleted job could not be removed; tried again at the next delete or start", e);
            }
        }
    }
}
