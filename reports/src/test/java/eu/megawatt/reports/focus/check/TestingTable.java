package eu.megawatt.reports.focus.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small file in which every cell can be changed. Immutable; rows count from 1. */
record TestingTable(List<String> columns, List<Map<String, String>> rows) {

  /** A value for every row of the sound file, or one for each. */
  private static final String SOUND =
      """
      AvailabilityZone=fr-1a
      BilledCost=0.3;20;30;0;4.06;-1
      BillingAccountId=ba-1
      BillingAccountName=Bank
      BillingAccountType=Company
      BillingCurrency=EUR
      BillingPeriodEnd=2026-12-01T00:00:00Z
      BillingPeriodStart=2026-11-01T00:00:00Z
      CapacityReservationId=cr-1;;;;;
      CapacityReservationStatus=Used;;;;;
      ChargeCategory=Usage;Usage;Usage;Purchase;Tax;Usage
      ChargeClass=;;;;;Correction
      ChargeDescription=Time of GPUs
      ChargeFrequency=Usage-Based;Usage-Based;Usage-Based;Recurring;One-Time;Usage-Based
      ChargePeriodEnd=2026-11-02T11:00:00Z
      ChargePeriodStart=2026-11-02T10:00:00Z
      CommitmentDiscountCategory=;Usage;Usage;Usage;;
      CommitmentDiscountId=;cd-1;cd-1;cd-1;;
      CommitmentDiscountName=;A year;A year;A year;;
      CommitmentDiscountQuantity=;10;5;100;;
      CommitmentDiscountStatus=;Used;Unused;;;
      CommitmentDiscountType=;Reservation;Reservation;Reservation;;
      CommitmentDiscountUnit=;GPU-Hours;GPU-Hours;GPU-Hours;;
      ConsumedQuantity=3;10;;;;
      ConsumedUnit=GPU-Hours;GPU-Hours;;;;
      ContractedCost=0.3;20;10;200;4.06;-1
      ContractedUnitPrice=0.1;2;2;2;;
      EffectiveCost=0.3;20;10;0;4.06;-1
      InvoiceId=INV-1
      InvoiceIssuerName=Megawatt SAS
      ListCost=0.3;25;12.5;250;4.06;-1
      ListUnitPrice=0.1;2.5;2.5;2.5;;
      PricingCategory=Standard;Committed;Committed;Standard;;
      PricingCurrency=EUR
      PricingCurrencyContractedUnitPrice=0.1;2;2;2;;
      PricingCurrencyEffectiveCost=0.3;20;10;0;4.06;-1
      PricingCurrencyListUnitPrice=0.1;2.5;2.5;2.5;;
      PricingQuantity=3;10;5;100;;
      PricingUnit=GPU-Hours;GPU-Hours;GPU-Hours;GPU-Hours;;
      ProviderName=Megawatt SAS
      PublisherName=Megawatt SAS
      RegionId=fr-1
      RegionName=Évry
      ResourceId=rack-1
      ResourceName=Rack 1
      ResourceType=GPU rack
      ServiceCategory=Compute;AI and Machine Learning
      ServiceName=GPU Compute;Inference
      ServiceSubcategory=Other (Compute);Generative AI
      SkuId=gpu;tok;tok;tok;;
      SkuMeter=GPU time;Tokens;Tokens;Tokens;;
      SkuPriceDetails={"x_Precision": "FP8"};;;;;
      SkuPriceId=gpu-1;tok-1;tok-1;tok-1;;
      SubAccountId=sub-1
      SubAccountName=Production
      SubAccountType=Project
      Tags={"costcenter": "FR-4711", "core": true}
      x_EnergyWattHours=20433
      """;

  private static final int SOUND_ROWS = 6;

  TestingTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A file with all columns of FOCUS 1.2 in which nothing is wrong whatever is supported. */
  static TestingTable sound() {
    List<String> columns = new ArrayList<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < SOUND_ROWS; i++) {
      rows.add(new LinkedHashMap<>());
    }
    for (String line : SOUND.lines().toList()) {
      String[] parts = line.split("=", 2);
      String[] values = parts[0].equals("Tags") ? new String[] {parts[1]} : parts[1].split(";", -1);
      columns.add(parts[0]);
      for (int i = 0; i < SOUND_ROWS; i++) {
        rows.get(i).put(parts[0], values[Math.min(i, values.length - 1)]);
      }
    }
    return new TestingTable(columns, rows);
  }

  /** A file as text; quoted cells may not have line breaks. */
  static TestingTable of(String csv) {
    List<List<String>> cells = csv.lines().map(TestingTable::split).toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> row : cells.subList(1, cells.size())) {
      Map<String, String> named = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        named.put(cells.getFirst().get(i), row.get(i));
      }
      rows.add(named);
    }
    return new TestingTable(cells.getFirst(), rows);
  }

  private static List<String> split(String line) {
    List<String> cells = new ArrayList<>(List.of(""));
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (c == ',' && !quoted) {
        cells.add("");
      } else {
        cells.set(cells.size() - 1, cells.getLast() + c);
      }
    }
    return cells.stream()
        .map(
            it -> it.startsWith("\"") ? it.substring(1, it.length() - 1).replace("\"\"", "\"") : it)
        .toList();
  }

  TestingTable with(int row, String column, String value) {
    List<Map<String, String>> changed = new ArrayList<>(rows);
    Map<String, String> cells = new LinkedHashMap<>(rows.get(row - 1));
    cells.put(column, value);
    changed.set(row - 1, cells);
    return new TestingTable(columns, changed);
  }

  TestingTable without(String column) {
    return new TestingTable(columns.stream().filter(it -> !it.equals(column)).toList(), rows);
  }

  /** One more column, with the same value in every row. */
  TestingTable plus(String column, String value) {
    List<String> more = new ArrayList<>(columns);
    more.add(column);
    TestingTable table = new TestingTable(more, rows);
    for (int row = 1; row <= rows.size(); row++) {
      table = table.with(row, column, value);
    }
    return table;
  }

  String cell(int row, String column) {
    return rows.get(row - 1).getOrDefault(column, "");
  }

  String csv() {
    return line(columns)
        + rows.stream()
            .map(row -> line(columns.stream().map(it -> row.getOrDefault(it, "")).toList()))
            .collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return cells.stream()
        .map(it -> it.matches("[^\",\r\n]*") ? it : '"' + it.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
