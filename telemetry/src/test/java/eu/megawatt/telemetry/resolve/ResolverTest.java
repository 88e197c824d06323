package eu.megawatt.telemetry.resolve;

import static eu.megawatt.telemetry.resolve.TestingInventory.node;
import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Numbering;
import eu.megawatt.telemetry.wire.Resolution;
import eu.megawatt.telemetry.wire.Scale;
import eu.megawatt.telemetry.wire.SeriesLabels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResolverTest {

  private static final String POWER = "DCGM_FI_DEV_POWER_USAGE";
  private static final Inventory ONE_NODE = TestingInventory.of(node("n1", 2, "GPU-1"));

  private static Resolver resolver(Inventory inventory, Adoptions adoptions) {
    return Resolver.of(inventory, Dictionary.builtIn(), new Numbering(), adoptions);
  }

  private static Resolver resolver(Inventory inventory) {
    return resolver(inventory, Adoptions.forgotten());
  }

  private static SeriesLabels series(String metric, Map<String, String> labels) {
    return new SeriesLabels(metric, labels, Optional.empty());
  }

  private static SeriesLabels gpu(String uuid, String host) {
    return series(POWER, Map.of("UUID", uuid, "Hostname", host));
  }

  private static String key(Identity identity) {
    return identity instanceof Identity.Known known
        ? known.kind().word() + " " + known.key()
        : identity.toString();
  }

  private static Rejection reason(Identity identity) {
    return ((Identity.Refused) identity).reason();
  }

  @Test
  void resolve_declaredGpu_isItsUuidWhateverHostItNames() {
    Resolver resolver = resolver(ONE_NODE);

    assertThat(resolver.resolve(gpu("GPU-1", "some-pod")))
        .isEqualTo(new Resolution.Known(0, Quantity.POWER, Scale.times(1_000), 700_000));
    assertThat(key(resolver.identify(gpu("GPU-1", "n1")))).isEqualTo("gpu GPU-1");
  }

  @ParameterizedTest
  @CsvSource({
    "Hostname,n1",
    "hostname,N1",
    "instance,n1:9400",
    "node,n1.example.com",
    "instance,10.0.0.1:9400",
    "exported_instance,n1",
    "host.name,n1"
  })
  void resolve_newGpuOfADeclaredNode_isAdoptedByIdOrAlias(String label, String host) {
    Identity identity =
        resolver(ONE_NODE).identify(series(POWER, Map.of("uuid", "GPU-2", label, host)));

    assertThat(key(identity)).isEqualTo("gpu GPU-2");
  }

  @Test
  void resolve_moreGpusThanTheNodeHas_areInQuarantineAndListed() {
    Resolver resolver = resolver(ONE_NODE);
    resolver.identify(gpu("GPU-2", "n1"));
    Identity third = resolver.identify(gpu("GPU-3", "n1"));
    resolver.identify(gpu("GPU-3", "n1"));

    assertThat(reason(third)).isEqualTo(Rejection.UNKNOWN_ENTITY);
    assertThat(resolver.quarantine().strangers())
        .containsExactly(
            new Quarantine.Stranger(Subject.GPU, "GPU-3", "node n1 has its 2 GPUs already", 2));
    assertThat(key(resolver.identify(gpu("GPU-2", "n1")))).isEqualTo("gpu GPU-2");
  }

  @Test
  void resolve_afterARestart_adoptsWhoWasAdoptedBefore(@TempDir Path folder) {
    Path file = folder.resolve("adoptions");
    try (Adoptions adoptions = Adoptions.open(file)) {
      resolver(ONE_NODE, adoptions).identify(gpu("GPU-2", "n1"));
    }
    try (Adoptions adoptions = Adoptions.open(file)) {
      Resolver again = resolver(ONE_NODE, adoptions);

      assertThat(reason(again.identify(gpu("GPU-3", "n1")))).isEqualTo(Rejection.UNKNOWN_ENTITY);
      assertThat(key(again.identify(gpu("GPU-2", "elsewhere")))).isEqualTo("gpu GPU-2");
    }
  }

  @Test
  void open_lineCutByAPowerLoss_neverHappened(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("adoptions");
    try (Adoptions adoptions = Adoptions.open(file)) {
      adoptions.add("GPU-2", "n1");
    }
    Files.writeString(file, "GPU-3\tn", StandardOpenOption.APPEND);
    try (Adoptions adoptions = Adoptions.open(file)) {
      adoptions.add("GPU-4", "n1");
    }

    assertThat(Files.readString(file)).isEqualTo("GPU-2\tn1\nGPU-4\tn1\n");
  }

  @Test
  void use_anotherInventory_answersAnewUnderAnotherGeneration() {
    Resolver resolver = resolver(ONE_NODE);
    long before = resolver.generation();
    Identity unknown = resolver.identify(gpu("GPU-9", "n2"));
    resolver.use(TestingInventory.of(node("n1", 2, "GPU-1"), node("n2", 1)));

    assertThat(reason(unknown)).isEqualTo(Rejection.UNKNOWN_ENTITY);
    assertThat(resolver.generation()).isNotEqualTo(before);
    assertThat(resolver.quarantine().strangers()).isEmpty();
    assertThat(key(resolver.identify(gpu("GPU-9", "n2")))).isEqualTo("gpu GPU-9");
  }

  @Test
  void use_inventoryThatDeclaresAnotherGpu_endsTheAdoption() {
    Resolver resolver = resolver(TestingInventory.of(node("n1", 1)));
    resolver.identify(gpu("GPU-2", "n1"));
    resolver.use(TestingInventory.of(node("n1", 1, "GPU-1")));

    assertThat(reason(resolver.identify(gpu("GPU-2", "n1")))).isEqualTo(Rejection.UNKNOWN_ENTITY);
  }

  @ParameterizedTest
  @CsvSource({"MIG-GPU-1/3/0", "MIG-GPU-1"})
  void resolve_instanceNamedInTheOldWay_isItsGpu(String uuid) {
    assertThat(key(resolver(ONE_NODE).identify(gpu(uuid, "n1")))).isEqualTo("gpu GPU-1");
  }

  @Test
  void resolve_nodesAndMeters_areFoundByTheirLabels() {
    Resolver resolver = resolver(ONE_NODE);

    assertThat(
            key(
                resolver.identify(
                    series("ipmi_dcmi_power_consumption_watts", Map.of("instance", "n1:9290")))))
        .isEqualTo("node n1");
    assertThat(
            key(
                resolver.identify(
                    series("megawatt_sample_power_watts", Map.of("meterId", "m1", "node", "n1")))))
        .isEqualTo("meter m1");
    assertThat(resolver.identify(series("redfish_energy_kilowatt_hours", Map.of("meter", "m2"))))
        .isEqualTo(
            new Identity.Refused(
                Rejection.UNKNOWN_ENTITY, "m2: the inventory has no meter of this id"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node_load1 | Hostname=n1 | UNKNOWN_NAME",
        "DCGM_FI_DEV_POWER_USAGE | Hostname=n1 | NO_IDENTITY",
        "DCGM_FI_DEV_GPU_UTIL | UUID=GPU-1,GPU_I_ID=3 | UNSUPPORTED_KIND",
        "gpu_package_power | serial_number=GPU-1,gpu_partition_id=1 | UNSUPPORTED_KIND",
        "kepler_node_cpu_watts | node_name=n1,zone=package | UNSUPPORTED_KIND",
        "scaph_host_power_microwatts | instance=n1 | UNSUPPORTED_KIND",
        "node_rapl_package_joules_total | instance=n1 | UNSUPPORTED_KIND",
        "ipmi_dcmi_power_consumption_watts | job=x | NO_IDENTITY",
        "hw.power | hw.id=GPU-1,hw.type=fan | UNSUPPORTED_KIND"
      })
  void resolve_seriesOfNoUse_saysWhy(String metric, String labels, Rejection reason) {
    Map<String, String> all =
        Arrays.stream(labels.split(",", -1))
            .map(it -> it.split("=", 2))
            .collect(Collectors.toMap(it -> it[0], it -> it[1]));

    assertThat(reason(resolver(ONE_NODE).identify(series(metric, all)))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "DCGM_FI_DEV_POWER_USAGE,mW,1,1", "DCGM_FI_DEV_POWER_USAGE,watts,1000,1",
    "hw.energy,kJ,1000000,1", "DCGM_FI_DEV_GPU_UTIL_RATIO,ratio,10000,1"
  })
  void resolve_declaredUnit_countsBeforeTheDictionarysButForShares(
      String metric, String unit, long numerator, long denominator) {
    SeriesLabels series =
        new SeriesLabels(metric, Map.of("UUID", "GPU-1", "hw.type", "gpu"), Optional.of(unit));

    assertThat(((Resolution.Known) resolver(ONE_NODE).resolve(series)).scale())
        .isEqualTo(new Scale(numerator, denominator));
  }

  @Test
  void resolve_unitOfSomethingElse_isRefused() {
    SeriesLabels series = new SeriesLabels(POWER, Map.of("UUID", "GPU-1"), Optional.of("Cel"));

    assertThat(resolver(ONE_NODE).identify(series))
        .isEqualTo(
            new Identity.Refused(Rejection.UNSUPPORTED_KIND, "its unit \"Cel\" is none of power"));
  }

  @Test
  void quarantine_manyStrangers_listsSoManyAndCountsAll() {
    Resolver resolver = resolver(ONE_NODE);
    for (int i = 0; i < Quarantine.LISTED + 5; i++) {
      resolver.identify(gpu("GPU-x" + i, "nowhere"));
    }

    assertThat(resolver.quarantine().strangers()).hasSize(Quarantine.LISTED);
    assertThat(resolver.quarantine().series()).isEqualTo(Quarantine.LISTED + 5);
    assertThat(resolver.quarantine().unlisted()).isEqualTo(5);
  }

  @Test
  void asLabelled_withoutAnInventory_takesNamesAsTheyAre() {
    Resolver resolver = Resolver.asLabelled(Dictionary.builtIn(), new Numbering());

    assertThat(key(resolver.identify(gpu("GPU-7", "x")))).isEqualTo("gpu GPU-7");
    assertThat(
            key(
                resolver.identify(
                    series("scaph_host_power_microwatts", Map.of("instance", "h:1")))))
        .isEqualTo("node h:1");
    assertThat(EntityKind.values()).hasSize(3);
  }
}
