package eu.megawatt.telemetry.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordBlockTest {

  private static final int TIMES = 32;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void put_anyContentsInAnyOrder_keepsTheLastOfEachTimeAndCountsItsChanges(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<Integer, String> contents = new HashMap<>();
    Map<Integer, Integer> versions = new HashMap<>();
    byte[] bytes = RecordBlock.empty(TIMES).bytes();
    for (int write = 0; write < 300; write++) {
      RecordBlock block = RecordBlock.of(bytes, TIMES);
      int time = random.nextInt(TIMES);
      String content = "x".repeat(1 + random.nextInt(3) * 100);
      boolean differs = !content.equals(contents.put(time, content));
      if (differs) {
        versions.merge(time, 1, Integer::sum);
      }

      assertThat(block.put(time, content.getBytes(StandardCharsets.US_ASCII))).isEqualTo(differs);

      bytes = block.bytes();
    }
    RecordBlock block = RecordBlock.of(bytes, TIMES);
    for (int time = 0; time < TIMES; time++) {
      for (Optional<Versioned<byte[]>> read :
          List.of(block.at(time), RecordBlock.at(bytes, time))) {
        assertThat(read.map(it -> new String(it.content(), StandardCharsets.US_ASCII)))
            .isEqualTo(Optional.ofNullable(contents.get(time)));
        assertThat(read.map(Versioned::version)).isEqualTo(Optional.ofNullable(versions.get(time)));
      }
    }
  }

  @Test
  void of_bytesThatEndTooSoon_isRefused() {
    RecordBlock block = RecordBlock.empty(TIMES);
    block.put(31, new byte[] {1, 2, 3});
    byte[] whole = block.bytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);

      assertThatThrownBy(() -> RecordBlock.of(cut, TIMES))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> RecordBlock.at(cut, 31))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
