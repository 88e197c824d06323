package eu.megawatt.reports.invoice.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.focus.SiteNames;
import eu.megawatt.reports.invoice.ChargeMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BillingReaderTest {

  private static final String WHOLE =
      """
      {"format": "megawatt/billing/1",
       "provider": {"id": "ba-own", "name": "Provider SA", "tenants": {"ops": "Operations"}},
       "customers": [
         {"id": "ba-bank", "name": "Bank", "tenants": {"kyc": "KYC"}, "mode": "chargeback",
          "vat": {"category": "S", "ratePercent": 20}},
         {"id": "ba-voice", "name": "Voice AB", "tenants": {"voice": "Voice"},
          "mode": "chargeback", "currency": "SEK",
          "vat": {"category": "AE", "exemptionReason": "Reverse charge"}},
         {"id": "ba-lab", "name": "Lab", "tenants": {"lab": "Lab"}, "mode": "showback"}],
       "sites": [{"id": "FR-PAR-1", "regionId": "fr-par", "regionName": "Paris",
                  "zone": "fr-par-a", "hostProviderName": "Colo SAS"}],
       "invoiceIssuerName": "Provider Billing SA"}
      """;

  @Test
  void read_wholeDocument_saysWhoPaysAndWhatThingsAreCalled() {
    BillingDocument document = read(WHOLE);

    assertThat(document.accounts().ofTenant("kyc").name()).isEqualTo("Bank");
    assertThat(document.accounts().ofTenant("ops").id()).isEqualTo("ba-own");
    assertThat(document.accounts().ofTenant("voice").vat().exemptionReason())
        .contains("Reverse charge");
    assertThat(document.accounts().ofTenant("voice").currency()).isEqualTo("SEK");
    assertThat(document.accounts().ofTenant("lab").mode()).isEqualTo(ChargeMode.SHOWBACK);
    assertThat(document.names().serviceProviderName()).isEqualTo("Provider SA");
    assertThat(document.names().invoiceIssuerName()).isEqualTo("Provider Billing SA");
    assertThat(document.names().sites())
        .containsExactly(
            Map.entry(
                "FR-PAR-1", new SiteNames("fr-par", "Paris", Optional.of("fr-par-a"), "Colo SAS")));
  }

  @Test
  void read_whatWasWritten_isTheSameDocument() throws IOException {
    BillingDocument document = read(WHOLE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    BillingWriter.write(document, out);

    assertThat(read(out.toString(StandardCharsets.UTF_8))).isEqualTo(document);
  }

  @Test
  void read_providerAlone_isEnough() {
    BillingDocument document =
        read(
            "{\"format\": \"megawatt/billing/1\", \"provider\": {\"id\": \"a\", \"name\": \"A\"}}");

    assertThat(document.accounts().own().name()).isEqualTo("A");
    assertThat(document.customers()).isEmpty();
  }

  @Test
  void read_manyThingsWrong_namesAllOfThem() {
    List<Issue> issues =
        issues(
            """
            {"format": "megawatt/billing/1",
             "provider": {"id": "own", "name": " "},
             "customers": [
               {"id": "own", "name": "A", "tenants": {"t": "T"}, "mode": "chargeback"},
               {"id": "b", "name": "B", "tenants": {"t": "T"}, "mode": "showback",
                "vat": {"category": "S", "ratePercent": 0}},
               {"id": "b", "name": "C", "tenants": [], "mode": "chargback", "currency": "JPY"},
               {"id": "tenant:x", "name": "D", "tenants": {}, "mode": "showback", "vta": 1}],
             "sites": [{"id": "s"}]}
            """);

    assertThat(issues)
        .extracting(Issue::pointer)
        .containsExactlyInAnyOrder(
            "/provider/name",
            "/customers/0/id",
            "/customers/0/mode",
            "/customers/1/tenants/t",
            "/customers/1/mode",
            "/customers/1/vat",
            "/customers/2/id",
            "/customers/2/tenants",
            "/customers/2/mode",
            "/customers/2/currency",
            "/customers/3/id",
            "/customers/3/vta",
            "/sites/0",
            "/sites/0",
            "/sites/0");
  }

  private static BillingDocument read(String json) {
    return BillingReader.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), Syntax.JSON);
  }

  private static List<Issue> issues(String json) {
    return catchThrowableOfType(InvalidDocumentException.class, () -> read(json)).issues();
  }
}
