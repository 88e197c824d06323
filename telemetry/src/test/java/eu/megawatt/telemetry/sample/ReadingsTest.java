package eu.megawatt.telemetry.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {

  private record Sample(long at, Quantity what, long value) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void put_anyOrderAndRepeats_isTheSetWithTheGreaterValue(long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    Map<Long, Map<Quantity, Long>> expected = new TreeMap<>();
    for (int i = 0; i < 300; i++) {
      Sample sample =
          new Sample(
              random.nextInt(80), Quantity.at(random.nextInt(Quantity.count())), random.nextInt(9));
      samples.add(sample);
      expected
          .computeIfAbsent(sample.at, _ -> new TreeMap<>())
          .merge(sample.what, sample.value, Math::max);
    }
    samples.addAll(samples.subList(0, 100));
    Collections.shuffle(samples, random);
    Readings readings = new Readings();
    Readings halves = new Readings();
    Readings other = new Readings();
    for (int i = 0; i < samples.size(); i++) {
      Sample sample = samples.get(i);
      readings.put(sample.at, sample.what, sample.value);
      (i % 2 == 0 ? halves : other).put(sample.at, sample.what, sample.value);
    }
    halves.putAll(other);
    assertThat(listed(readings)).isEqualTo(expected);
    assertThat(listed(halves)).isEqualTo(expected);
  }

  private static Map<Long, Map<Quantity, Long>> listed(Readings readings) {
    Map<Long, Map<Quantity, Long>> listed = new TreeMap<>();
    for (int row = 0; row < readings.size(); row++) {
      for (Quantity what : Quantity.values()) {
        if (readings.has(row, what)) {
          listed
              .computeIfAbsent(readings.atMillis(row), _ -> new TreeMap<>())
              .put(what, readings.value(row, what));
        }
      }
    }
    return listed;
  }

  @Test
  void firstFrom_betweenBeforeAndAfterTheRows_isTheNextRow() {
    Readings readings = new Readings();
    readings.put(20, Quantity.POWER, 1);
    readings.put(10, Quantity.POWER, 1);
    assertThat(readings.firstFrom(5)).isZero();
    assertThat(readings.firstFrom(10)).isZero();
    assertThat(readings.firstFrom(11)).isOne();
    assertThat(readings.firstFrom(21)).isEqualTo(2);
  }

  @Test
  void code_ofEachQuantity_leadsBackToIt() {
    for (Quantity what : Quantity.values()) {
      assertThat(Quantity.at(what.code())).isEqualTo(what);
    }
  }
}
