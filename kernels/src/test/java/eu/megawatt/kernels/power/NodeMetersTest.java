package eu.megawatt.kernels.power;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeMetersTest {

  private static final long SECOND = 1_000_000_000;

  @TempDir Path root;

  private final AtomicLong nanos = new AtomicLong(5);
  private TestingSensors sensors = new TestingSensors(Path.of(""));

  @BeforeEach
  void begin() {
    sensors = new TestingSensors(root);
  }

  @Test
  void rapl_twoPackagesAndMemory_areSummedAndWhatIsWithinThemIsNot() {
    sensors
        .zone("intel-rapl:0", "package-0", 1_000_000, 100_000_000)
        .zone("intel-rapl:0:0", "core", 7_000_000, 100_000_000)
        .zone("intel-rapl:0:1", "dram", 200_000, 100_000_000)
        .zone("intel-rapl:1", "package-1", 30_000, 100_000_000)
        .zone("intel-rapl:2", "psys", 9_000_000, 100_000_000)
        .zone("intel-rapl-mmio:0", "package-0", 1_000_000, 100_000_000);
    PowerMeter meter = rapl();

    assertThat(meter.scope()).isEqualTo("package-0, dram, package-1");
    PowerReading first = meter.read();
    assertThat(first.energyMillijoules()).hasValue(1_230);
    assertThat(first.powerMilliwatts()).isEmpty();

    nanos.addAndGet(2 * SECOND);
    sensors.write("powercap/intel-rapl:1/energy_uj", 430_000);
    PowerReading second = meter.read();
    assertThat(second.energyMillijoules()).hasValue(1_630);
    assertThat(second.powerMilliwatts()).hasValue(200);
  }

  @Test
  void rapl_aCounterThatGoesRound_growsOn() {
    sensors.zone("intel-rapl:0", "package-0", 99_000_000, 100_000_000);
    PowerMeter meter = rapl();
    sensors.write("powercap/intel-rapl:0/energy_uj", 2_000_000);
    assertThat(meter.read().energyMillijoules()).hasValue(102_000);
    sensors.write("powercap/intel-rapl:0/energy_uj", 1_000_000);
    assertThat(meter.read().energyMillijoules()).hasValue(201_000);
  }

  @Test
  void rapl_aCounterThatIsGone_saysNothingUntilItIsBack() throws IOException {
    sensors.zone("intel-rapl:0", "package-0", 1_000_000, 100_000_000);
    PowerMeter meter = rapl();
    sensors.delete("powercap/intel-rapl:0/energy_uj");
    assertThat(meter.read().energyMillijoules()).isEmpty();
    assertThat(meter.read().powerMilliwatts()).isEmpty();
    sensors.write("powercap/intel-rapl:0/energy_uj", "no number");
    assertThat(meter.read().energyMillijoules()).isEmpty();
    sensors.write("powercap/intel-rapl:0/energy_uj", 3_000_000);
    assertThat(meter.read().energyMillijoules()).hasValue(3_000);
  }

  @Test
  void rapl_aCounterThatMayNotBeRead_isMissingByName() throws IOException {
    sensors.zone("intel-rapl:0", "package-0", 1_000_000, 100_000_000);
    sensors.delete("powercap/intel-rapl:0/energy_uj");
    assertThat(reasons(RaplMeter.find(root)))
        .singleElement()
        .asString()
        .contains("intel-rapl:0 (package-0) cannot be read", "Maybe run as root");
  }

  @Test
  void hwmon_acpiPowerMeter_isTheWholeNode() throws IOException {
    sensors
        .write("hwmon/hwmon0/name", "nvme")
        .write("hwmon/hwmon0/power1_input", 9_000_000)
        .write("hwmon/hwmon1/name", "power_meter")
        .write("hwmon/hwmon1/power1_average", 412_500_000);
    PowerMeter meter = found(HwmonMeter.findNode(root));

    assertThat(meter.scope()).isEqualTo("the whole node");
    assertThat(meter.read().powerMilliwatts()).hasValue(412_500);
    sensors.delete("hwmon/hwmon1/power1_average");
    assertThat(meter.read().powerMilliwatts()).isEmpty();
  }

  @Test
  void hwmon_openPower_takesTheSystemsSensorOnly() {
    sensors
        .write("hwmon/hwmon0/name", "ibmpowernv")
        .write("hwmon/hwmon0/power1_label", "Fan")
        .write("hwmon/hwmon0/power1_input", 5_000_000)
        .write("hwmon/hwmon0/power2_label", "System")
        .write("hwmon/hwmon0/power2_input", 800_000_000);
    assertThat(found(HwmonMeter.findNode(root)).read().powerMilliwatts()).hasValue(800_000);
  }

  @Test
  void hwmon_socketsOfAmd_areSummedAndAResetIsNoFall() {
    sensors
        .write("hwmon/hwmon4/name", "amd_energy")
        .write("hwmon/hwmon4/energy1_label", "Ecore000")
        .write("hwmon/hwmon4/energy1_input", 77_000_000)
        .write("hwmon/hwmon4/energy2_label", "Esocket0")
        .write("hwmon/hwmon4/energy2_input", 5_000_000)
        .write("hwmon/hwmon4/energy3_label", "Esocket1")
        .write("hwmon/hwmon4/energy3_input", 6_000_000);
    PowerMeter meter = found(HwmonMeter.findSockets(root, nanos::get));
    assertThat(meter.read().energyMillijoules()).hasValue(11_000);
    sensors.write("hwmon/hwmon4/energy2_input", 1_000_000);
    nanos.addAndGet(SECOND);
    PowerReading after = meter.read();
    assertThat(after.energyMillijoules()).hasValue(12_000);
    assertThat(after.powerMilliwatts()).hasValue(1_000);
  }

  @Test
  void find_severalMeters_takesTheOneOfTheWholeNode() {
    sensors.zone("intel-rapl:0", "package-0", 1_000_000, 100_000_000);
    assertThat(found(NodePower.find(root)).source()).isEqualTo("rapl");
    sensors
        .write("hwmon/hwmon1/name", "power_meter")
        .write("hwmon/hwmon1/power1_average", 412_500_000);
    assertThat(found(NodePower.find(root)).source()).isEqualTo("hwmon");
  }

  @Test
  void find_nothing_saysWhyOfEachAndGuessesNothing() {
    sensors.write("hwmon/hwmon0/name", "amdgpu").write("hwmon/hwmon0/power1_average", 300_000_000);
    assertThat(reasons(NodePower.find(root)))
        .hasSize(3)
        .anyMatch(reason -> reason.contains("[amdgpu]"))
        .anyMatch(reason -> reason.contains("intel-rapl"));
  }

  private PowerMeter rapl() {
    return found(RaplMeter.find(root, nanos::get));
  }

  private static PowerMeter found(PowerSearch search) {
    assertThat(search).isInstanceOf(PowerSearch.Found.class);
    return ((PowerSearch.Found) search).meter();
  }

  private static List<String> reasons(PowerSearch search) {
    assertThat(search).isInstanceOf(PowerSearch.Missing.class);
    return ((PowerSearch.Missing) search).reasons();
  }
}
