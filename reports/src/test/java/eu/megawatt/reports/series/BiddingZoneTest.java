package eu.megawatt.reports.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BiddingZoneTest {

  @Test
  void all_everyCode_hasItsCheckCharacter() {
    assertThat(BiddingZone.all()).hasSizeGreaterThan(30);
    assertThat(BiddingZone.all()).allMatch(zone -> Eic.isSound(zone.eic()));
    assertThat(BiddingZone.all().stream().map(BiddingZone::eic)).doesNotHaveDuplicates();
    assertThat(BiddingZone.all().stream().map(BiddingZone::code)).doesNotHaveDuplicates();
  }

  @Test
  void isSound_oneCharacterAnother_isNot() {
    for (BiddingZone zone : BiddingZone.all()) {
      for (int at = 0; at < 16; at++) {
        char other = zone.eic().charAt(at) == '7' ? '8' : '7';
        String typo = zone.eic().substring(0, at) + other + zone.eic().substring(at + 1);
        assertThat(Eic.isSound(typo)).as(typo).isFalse();
      }
    }
    assertThat(Stream.of("", "10YFR", "10yfr-rte------c", "10YFR-RTE------CC"))
        .noneMatch(Eic::isSound);
  }

  @Test
  void ofEic_zonesOfTheProduct_areKnownByName() {
    assertThat(BiddingZone.ofEic("10YFR-RTE------C").map(BiddingZone::code)).contains("FR");
    assertThat(BiddingZone.ofEic("10Y1001A1001A45N").map(BiddingZone::code)).contains("SE2");
    assertThat(BiddingZone.ofEic("10Y1001A1001A46L").map(BiddingZone::code)).contains("SE3");
    assertThat(BiddingZone.ofCode("SE4").map(BiddingZone::eic)).contains("10Y1001A1001A47J");
  }
}
