package eu.megawatt.service.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that is written in canonical form is what the form makes of its JSON. */
final class CanonicalTest {

  private record Inner(String zulu, List<String> alpha, int a1, Optional<String> none) {}

  private record Outer(
      String word, long number, Instant at, Inner inner, List<Inner> many, boolean is, int Upper) {}

  private static String word(Random random) {
    return random
        .ints(random.nextInt(12), 0, 0x400)
        .map(c -> random.nextInt(3) == 0 ? c % 0x80 : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .append(random.nextInt(4) == 0 ? "\u2028😀/\u007f" : "")
        .toString();
  }

  private static Inner inner(Random random) {
    return new Inner(
        word(random),
        IntStream.range(0, random.nextInt(3)).mapToObj(_ -> word(random)).toList(),
        random.nextInt(),
        random.nextBoolean() ? Optional.of(word(random)) : Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofRecord_isWhatTheFormMakesOfItsJson(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Outer value =
          new Outer(
              word(random),
              random.nextLong(1L << 53),
              Instant.ofEpochMilli(random.nextLong(1L << 42)),
              inner(random),
              IntStream.range(0, random.nextInt(3)).mapToObj(_ -> inner(random)).toList(),
              random.nextBoolean(),
              random.nextInt());
      assertThat(Canonical.ofRecord(value))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(new String(Canonical.bytes(Json.write(value)), StandardCharsets.UTF_8));
    }
  }

  @Test
  void ofRecord_writesEachControlCharacterAsTheFormDoes() {
    for (char c = 0; c < 0x80; c++) {
      Inner value = new Inner("a" + c + "b", List.of(), 0, Optional.empty());
      assertThat(Canonical.ofRecord(value)).isEqualTo(Canonical.bytes(Json.write(value)));
    }
  }
}
