package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NameTableTest {

  @Test
  void has_namesAndOthersLikeThem_isWhatTheSetSays() {
    SplittableRandom random = new SplittableRandom(4);
    for (int size = 0; size < 60; size++) {
      Set<String> names = new HashSet<>();
      for (int i = 0; i < size; i++) {
        names.add("x" + Integer.toBinaryString(random.nextInt(200)));
      }
      NameTable table = new NameTable(names);
      for (int i = 0; i < 200; i++) {
        String name = "x" + Integer.toBinaryString(i);
        byte[] bytes = ("--" + name + "--").getBytes(StandardCharsets.UTF_8);
        assertThat(table.has(bytes, 2, bytes.length - 2)).isEqualTo(names.contains(name));
        assertThat(table.has(name)).isEqualTo(names.contains(name));
      }
    }
  }

  @Test
  void has_nothing_isNoName() {
    assertThat(new NameTable(Set.of("a")).has("")).isFalse();
    assertThat(new NameTable(Set.of()).has("a")).isFalse();
  }
}
