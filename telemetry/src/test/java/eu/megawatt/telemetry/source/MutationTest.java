package eu.megawatt.telemetry.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.source.otlp.OtlpProtobuf;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Broken input is understood in part, refused in part, or unreadable; nothing else ever happens.
 */
final class MutationTest {

  private static final int ROUNDS = 1_500;

  private interface Reader {
    void read(byte[] bytes, ReadingSink sink) throws UnreadableException;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dcgm/mig-a30-issue317-excerpt.metrics.txt",
        "dcgm/blank-sentinels.metrics.txt",
        "otlp/metrics-example.json",
        "query/prometheus-query-rangevector.json",
        "redfish/public-rackmount1/Chassis/1U/Power/index.json",
        "redfish/public-rackmount1/Chassis/1U/Sensors/TotalPower/index.json",
        "remote_write/prometheus-2.42-v1-6.bin"
      })
  void read_mutated_throwsNothingButUnreadable(String name) {
    assertThat(survivors(TestingShared.bytes(name), Content::read)).isPositive();
  }

  @Test
  void read_mutatedProtobuf_throwsNothingButUnreadable() {
    byte[] metric = {
      10, 8, 'h', 'w', '.', 'p', 'o', 'w', 'e', 'r', 42, 11, 10, 9, 33, 0, 0, 0, 0, 0, 0
    };
    byte[] export =
        ByteBuffer.allocate(29)
            .put(new byte[] {10, 27, 18, 25, 18, 23})
            .put(metric)
            .put(new byte[] {(byte) 0xf0, 63})
            .array();

    assertThat(survivors(export, OtlpProtobuf::read)).isPositive();
  }

  private static int survivors(byte[] original, Reader reader) {
    Interpreter interpreter =
        new Interpreter(Resolver.asLabelled(Dictionary.builtIn(), new Numbering()));
    int readable = 0;
    for (int seed = 0; seed < ROUNDS; seed++) {
      byte[] mutated = mutated(original, new SplittableRandom(seed));
      try {
        reader.read(mutated, interpreter.into(new Understanding(), 0, Window.open()));
        readable++;
      } catch (UnreadableException e) {
        assertThat(e.reason()).isNotBlank();
      } catch (RuntimeException e) {
        fail("seed %d of %d bytes".formatted(seed, original.length), e);
      }
    }
    return readable;
  }

  private static byte[] mutated(byte[] original, SplittableRandom random) {
    byte[] bytes = original.clone();
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) "{}[]\",:0123456789eE.-\\ \n".charAt(random.nextInt(24));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        default -> {
          int to = random.nextInt(bytes.length);
          System.arraycopy(
              bytes.clone(), at, bytes, to, Math.min(bytes.length - to, bytes.length - at));
        }
      }
    }
    return bytes;
  }
}
