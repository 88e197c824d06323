DROP TABLE energy_quarter_node;
DROP TABLE energy_quarter_sum;
DROP TABLE energy_quarter_job;
DROP TABLE minute_row;
