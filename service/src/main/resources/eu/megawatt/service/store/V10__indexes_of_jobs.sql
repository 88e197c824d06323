-- By the id first: H2 looks up many values of the first column of an index, and of no other.
DROP INDEX live_job_by_reference;
CREATE UNIQUE INDEX live_job_by_reference ON live_job (external_id, external_system, tenant);

-- No query could use it: the state is asked for or not by the same statement.
DROP INDEX live_job_by_state;
