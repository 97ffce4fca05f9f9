-- Content that is about to be named by a row. Content is stored before the transaction that names it, so that no transaction waits for
-- the store; meanwhile this keeps it from being removed. The transaction that adds the row removes the reservation.
create table content_reservation (
    id         uuid        primary key,
    digests    text[]      not null check (cardinality(digests) > 0),
    -- By the service's clock. A process that dies between the two leaves a reservation behind; after this time it counts for nothing.
    expires_at timestamptz not null
);
