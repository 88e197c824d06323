package eu.megawatt.service.rest;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.Embodied;
import eu.megawatt.service.books.input.DocumentVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A version of the asset register. */
record ShownAssets(
    int version, Instant recordedAt, String recordedBy, String reason, List<Item> items) {

  /** An asset, as in the register's table; amounts are decimals in texts, with all their digits. */
  record Item(
      String id,
      String assetClass,
      String siteId,
      Optional<String> poolId,
      int gpuCount,
      String cost,
      String currency,
      String residual,
      LocalDate inService,
      String lifeYears,
      Optional<LocalDate> retired,
      String source,
      Optional<String> embodiedKgco2e,
      Optional<String> embodiedSource) {

    static Item of(Asset asset) {
      return new Item(
          asset.id(),
          asset.assetClass().word(),
          asset.site(),
          asset.pool(),
          asset.gpuCount(),
          asset.cost().toPlainString(),
          asset.currency(),
          asset.residual().toPlainString(),
          asset.inService(),
          asset.lifeYears().toPlainString(),
          asset.retired(),
          asset.source(),
          asset.embodied().map(it -> it.carbonKgco2e().toPlainString()),
          asset.embodied().map(Embodied::source));
    }
  }

  static ShownAssets of(DocumentVersion version, List<Asset> assets) {
    return new ShownAssets(
        version.version(),
        version.recordedAt(),
        version.recordedBy(),
        version.reason(),
        assets.stream().map(Item::of).toList());
  }
}
