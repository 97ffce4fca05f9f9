-- Whether snapshots of an engine can be open beside others in one process, as its builder's probe found out: it decides with which flags
-- of V8 they are made, which a signer compares.
alter table builder_engine add column shares_process boolean not null default false;
