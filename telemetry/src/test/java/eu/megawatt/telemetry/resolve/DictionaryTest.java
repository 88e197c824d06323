package eu.megawatt.telemetry.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.sample.Quantity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DictionaryTest {

  private static Meaning.Taken taken(String name) {
    return (Meaning.Taken) Dictionary.builtIn().meaning(name).orElseThrow();
  }

  /** The value in our unit, worked out by hand. */
  @ParameterizedTest
  @CsvSource({
    "DCGM_FI_DEV_POWER_USAGE,35.686,35686",
    "DCGM_FI_DEV_BOARD_POWER_WATTS,35.686,35686",
    "dcgm_power_usage,35.686,35686",
    "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION,5551899580,5551899580",
    "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION_total,5551899580,5551899580",
    "DCGM_FI_DEV_GPU_UTIL,97,970000",
    "DCGM_FI_DEV_GPU_UTIL_RATIO,97,970000",
    "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE,0.25,250000",
    "DCGM_FI_PROF_TENSOR_UTIL_RATIO,0.25,250000",
    "DCGM_FI_DEV_FB_USED,1024,1048576",
    "DCGM_FI_DEV_GPU_TEMP,32,32000",
    "gpu_energy_consumed,1500500,1501",
    "gpu_package_power,750,750000",
    "gpu_used_vram,2,2048",
    "kepler_node_gpu_joules_total,1.5,1500",
    "scaph_host_power_microwatts,166000500,166001",
    "node_hwmon_power_average_watt,350.5,350500",
    "ipmi_dcmi_power_consumption_watts,417,417000",
    "redfish_energy_kilowatt_hours,325675,1172430000000000",
    "hw.gpu.memory.usage,1048576,1024"
  })
  void scale_ofEachKind_isWhatAHandWorksOut(String name, double value, long expected) {
    assertThat(taken(name).unit().scale().apply(value)).isEqualTo(expected);
  }

  @Test
  void meanings_ofTheBuiltInTable_areWholeAndMeasureWhatTheySay() {
    assertThat(Dictionary.builtIn().meanings())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            meaning -> {
              if (meaning instanceof Meaning.Taken it) {
                assertThat(it.unit().measures(it.quantity())).as(it.name()).isTrue();
                assertThat(it.conditions().isEmpty())
                    .as(it.name())
                    .isEqualTo(it.otherwise().isEmpty());
              } else if (meaning instanceof Meaning.Left it) {
                assertThat(it.why()).as(it.name()).isNotBlank();
              }
            });
    assertThat(Dictionary.builtIn().roles().gpu()).contains("UUID", "gpu_uuid", "serial_number");
  }

  @Test
  void read_tableOfASite_meansWhatItSays() {
    Dictionary site =
        Dictionary.read(
            "@meter feeder\nfeeder_kw | power | kW | meter | phase=all & !test | one phase\n");
    Meaning.Taken meaning = (Meaning.Taken) site.meaning("feeder_kw").orElseThrow();

    assertThat(meaning.quantity()).isEqualTo(Quantity.POWER);
    assertThat(meaning.holds(Map.of("phase", "all"))).isTrue();
    assertThat(meaning.holds(Map.of("phase", "1"))).isFalse();
    assertThat(meaning.holds(Map.of("phase", "all", "test", "yes"))).isFalse();
    assertThat(site.roles().meter()).containsExactly("feeder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a | power | J | gpu | | ; \"J\" is no unit of power",
        "a | speed | W | gpu | | ; SPEED",
        "a | power | W | pod | | ; \"pod\" is no subject",
        "a | power | W | gpu | x | ; \"x\" is none of label=a/b"
      })
  void read_brokenTable_namesTheLine(String line, String message) {
    assertThatThrownBy(() -> Dictionary.read("# a comment\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2: ")
        .hasMessageContaining(message);
  }

  @Test
  void read_nameTwice_isRefused() {
    String line = "a | power | W | gpu | |\n";

    assertThatThrownBy(() -> Dictionary.read(line + line))
        .hasMessage("line 2: a stands here twice");
  }
}
