/** Objects in S3 or anything that speaks its protocol. */
@NullMarked
package io.songreel.storage.s3;

import org.jspecify.annotations.NullMarked;
