package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.GpuPrice;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A price of GPU-hours as read. */
final class GpuPriceEntry extends AssumptionEntry {

  static final Shape<GpuPriceEntry> SHAPE =
      AssumptionEntry.<GpuPriceEntry>dated("a GPU price object")
          .optional("tenant", (in, its) -> its.tenant = in.text())
          .optional("pool", (in, its) -> its.pool = in.text())
          .optional("gpuType", (in, its) -> its.gpuType = in.text())
          .required(
              "listPerGpuH", (in, its) -> its.listPerGpuH = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required(
              "contractedPerGpuH",
              (in, its) -> its.contractedPerGpuH = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required("currency", (in, its) -> its.readCurrency(in));

  private @Nullable String tenant;
  private @Nullable String pool;
  private @Nullable String gpuType;
  private @Nullable BigDecimal listPerGpuH;
  private @Nullable BigDecimal contractedPerGpuH;

  @Override
  void checkAlone(Issues issues) {
    if ((pool == null) == (gpuType == null)) {
      issues.add(
          at,
          pointer,
          "a price is of a \"pool\" or of a \"gpuType\", one of them; this has "
              + (pool == null ? "neither" : "both"));
    }
  }

  @Override
  GpuPrice complete() {
    return new GpuPrice(
        heading(),
        Optional.ofNullable(tenant),
        pool == null
            ? new GpuPrice.Scope.GpuType(requireNonNull(gpuType))
            : new GpuPrice.Scope.Pool(pool),
        requireNonNull(listPerGpuH),
        requireNonNull(contractedPerGpuH),
        currencyCode());
  }
}
