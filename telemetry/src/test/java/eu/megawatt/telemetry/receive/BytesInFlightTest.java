package eu.megawatt.telemetry.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Who finds room and who does not. */
class BytesInFlightTest {

  private final BytesInFlight bytes = new BytesInFlight(100);

  @Test
  void take_moreThanIsLeft_isRefusedAndSomethingSmallIsNot() {
    assertThat(bytes.take(70)).isTrue();
    assertThat(bytes.hasRoom(40)).isFalse();
    assertThat(bytes.take(40)).isFalse();
    assertThat(bytes.hasRoom(30)).isTrue();
    assertThat(bytes.take(30)).isTrue();
    assertThat(bytes.held()).isEqualTo(100);
    bytes.giveBack(70);
    assertThat(bytes.take(40)).isTrue();
  }

  @Test
  void take_moreThanTheBound_isTakenAloneAndNotBesideOthers() {
    assertThat(bytes.take(1)).isTrue();
    assertThat(bytes.hasRoom(500)).isFalse();
    assertThat(bytes.take(500)).isFalse();
    bytes.giveBack(1);
    assertThat(bytes.hasRoom(500)).isTrue();
    assertThat(bytes.take(500)).isTrue();
    assertThat(bytes.take(1)).isFalse();
    bytes.giveBack(500);
    assertThat(bytes.held()).isZero();
  }
}
