package eu.megawatt.reports.assumption;

import eu.megawatt.reports.assumption.GpuPrice.Scope;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** What is sold at which price, by a book. */
public final class PriceList {

  private final CostBook book;

  public PriceList(CostBook book) {
    this.book = book;
  }

  /**
   * The price of a GPU-hour: a tenant's own goes before that of all, and of these a pool's before
   * that of its type of GPU. Empty where there is none.
   */
  public Optional<GpuPrice> gpu(String tenant, String pool, String gpuType, LocalDate day) {
    return Stream.of(tenant, "")
        .flatMap(
            whose ->
                Stream.of(new Scope.Pool(pool), new Scope.GpuType(gpuType))
                    .map(scope -> GpuPrice.subject(whose, scope)))
        .flatMap(subject -> book.inForce(GpuPrice.class, subject, day).stream())
        .findFirst();
  }

  /** The price of a model's tokens; empty where there is none. */
  public Optional<TokenPrice> tokens(String model, LocalDate day) {
    return book.inForce(TokenPrice.class, model, day);
  }
}
