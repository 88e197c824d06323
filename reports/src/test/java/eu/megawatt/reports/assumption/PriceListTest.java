package eu.megawatt.reports.assumption;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceListTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final GpuPrice.Scope POOL = new GpuPrice.Scope.Pool("P");
  private static final GpuPrice.Scope TYPE = new GpuPrice.Scope.GpuType("H100");

  @Test
  void gpu_severalThatFit_isTheTenantsOwnThenThatOfThePool() {
    PriceList list =
        list(
            price("all-type", Optional.empty(), TYPE, DAY),
            price("all-pool", Optional.empty(), POOL, DAY),
            price("own-type", Optional.of("T"), TYPE, DAY));

    assertThat(name(list, "T", "P", DAY)).contains("own-type");
    assertThat(name(list, "U", "P", DAY)).contains("all-pool");
    assertThat(name(list, "U", "Q", DAY)).contains("all-type");
  }

  @Test
  void gpu_laterPrice_holdsFromItsDay() {
    PriceList list =
        list(
            price("new", Optional.empty(), TYPE, DAY.plusDays(1)),
            price("old", Optional.empty(), TYPE, DAY));

    assertThat(name(list, "T", "P", DAY.minusDays(1))).isEmpty();
    assertThat(name(list, "T", "P", DAY)).contains("old");
    assertThat(name(list, "T", "P", DAY.plusDays(1))).contains("new");
  }

  private static Optional<String> name(PriceList list, String tenant, String pool, LocalDate day) {
    return list.gpu(tenant, pool, "H100", day).map(Assumption::name);
  }

  private static PriceList list(Assumption... prices) {
    return new PriceList(new CostBook("A test", 1, new TreeMap<>(), List.of(prices)));
  }

  private static GpuPrice price(
      String name, Optional<String> tenant, GpuPrice.Scope scope, LocalDate from) {
    Source source = new Source("a test", Optional.empty(), DAY, false);
    return new GpuPrice(
        new Heading(name, from, source), tenant, scope, BigDecimal.ONE, BigDecimal.ONE, "EUR");
  }
}
