package eu.megawatt.reports.assumption;

import eu.megawatt.reports.asset.AssetClass;
import java.math.BigDecimal;

/**
 * The useful life of a class of assets, which goes before the lives of the register. A change is
 * prospective (IAS 8.36): what an asset is still worth on the first day is spread over what is left
 * of the new life.
 */
public record Life(Heading heading, AssetClass assetClass, BigDecimal lifeYears)
    implements Assumption {

  @Override
  public String subject() {
    return assetClass.word();
  }
}
