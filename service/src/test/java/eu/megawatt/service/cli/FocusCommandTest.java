package eu.megawatt.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FocusCommandTest {

  private static final String HEADER =
      "BilledCost,BillingAccountId,BillingAccountName,BillingCurrency,BillingPeriodEnd,"
          + "BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,ChargeFrequency,"
          + "ChargePeriodEnd,ChargePeriodStart,ContractedCost,EffectiveCost,InvoiceId,"
          + "InvoiceIssuerName,ListCost,PricingQuantity,PricingUnit,ProviderName,PublisherName,"
          + "ServiceCategory,ServiceName,ServiceSubcategory\r\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void check_soundFile_isCleanByOurOwnRules() throws IOException {
    Outcome checked = Outcome.of("focus", "check", costs("0.3"));

    assertThat(checked.code()).as(checked.out() + checked.err()).isZero();
    assertThat(checked.out()).contains("Nothing is wrong with it.");
  }

  @Test
  void check_fileAtFault_saysTheLineAndExitsWithOne() throws IOException {
    Outcome checked = Outcome.of("focus", "check", costs("1.459.20"), "--format", "json");

    assertThat(checked.code()).isEqualTo(1);
    FocusFigures figures = Json.read(checked.out(), FocusFigures.class);
    assertThat(figures.clean()).isFalse();
    assertThat(figures.rules())
        .filteredOn(it -> it.verdict().equals("fail"))
        .extracting(FocusFigures.Rule::id)
        .containsExactly("BilledCost.type", "BilledCost.format");
    assertThat(figures.rules())
        .filteredOn(it -> it.id().equals("BilledCost.type"))
        .flatExtracting(FocusFigures.Rule::first)
        .singleElement()
        .hasToString("Example[line=2, found=BilledCost \"1.459.20\"]");
  }

  @Test
  void check_whatCannotBeUsed_isSaidAndExitsWithTwo() throws IOException {
    String costs = costs("0.3");

    assertThat(Outcome.of("focus", "check", costs, "--version", "0.9").err())
        .contains("[1.2, 1.4]");
    assertThat(Outcome.of("focus", "check", costs, "--model", costs).err()).contains("not JSON");
    assertThat(Outcome.of("focus", "check", costs, "--criteria", "REGION_SUPORTED").err())
        .contains("Maybe \"REGION_SUPPORTED\"?");
    assertThat(Outcome.of("focus", "check", costs + ".not").err()).contains("cannot be read");
    assertThat(Outcome.of("focus", "check", costs + ".not").code()).isEqualTo(2);
  }

  private String costs(String billedCost) throws IOException {
    Path file = folder.resolve("costs.csv");
    Files.writeString(
        file,
        HEADER
            + ("%s,ba-1,Bank,EUR,2026-12-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,,Time of GPUs,"
                    + "Usage-Based,2026-11-02T11:00:00Z,2026-11-02T10:00:00Z,0.3,0.3,INV-1,Megawatt SAS,0.3,"
                    + "3,GPU-Hours,Megawatt SAS,Megawatt SAS,Compute,GPU Compute,Other (Compute)\r\n")
                .formatted(billedCost));
    return file.toString();
  }
}
