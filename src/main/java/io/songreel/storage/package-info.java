/** Objects on disk or in S3, assets, signed URLs. */
@NullMarked
package io.songreel.storage;

import org.jspecify.annotations.NullMarked;
