package io.songreel.api;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,0", "bytes=0-,0,999", "bytes=0-999,0,999", "bytes=0-99999,0,999", "bytes=100-199,100,199",
        "bytes=-10,990,999", "bytes=-5000,0,999", "bytes=999-,999,999", "BYTES=5-6,5,6", "bytes= 5-6 ,5,6",
        "bytes=000005-0006,5,6", "bytes=0-99999999999999999999999999,0,999",
        "bytes=-99999999999999999999999999,0,999"})
    void a_satisfiable_range_is_a_part(String header, long first, long last) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=5000-", "bytes=5000-6000", "bytes=-0",
        "bytes=99999999999999999999999999-"})
    void a_range_past_the_end_is_unsatisfiable(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes", "bytes=", "bytes=-", "bytes=abc", "bytes=5-4", "bytes=1-2,4-5", "bytes=0-0,-1",
        "items=0-5", "bytes 0-5", "bytes=0x1-2", "bytes=+1-2", "bytes=1-2-3", "bytes=1--2", "bytes=\u0661-\u0662"})
    void what_is_no_single_byte_range_is_ignored(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void no_header_asks_for_the_whole() {
        assertThat(ByteRange.parse(null, SIZE)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void nothing_of_an_empty_object_can_be_served_in_parts() {
        assertThat(ByteRange.parse("bytes=0-0", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.parse("bytes=-1", 0)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Property(tries = 2000)
    void a_part_always_lies_inside_the_object(@ForAll @LongRange(min = 0, max = 1L << 62) long size,
            @ForAll @LongRange(min = 0) long first, @ForAll @LongRange(min = 0) long last) {
        for (String header : new String[]{"bytes=" + first + "-" + last, "bytes=" + first + "-", "bytes=-" + last}) {
            if (ByteRange.parse(header, size) instanceof ByteRange.Part part) {
                assertThat(part.first()).isBetween(0L, part.last());
                assertThat(part.last()).isLessThan(size);
                assertThat(part.length()).isBetween(1L, size);
            }
        }
    }
}
