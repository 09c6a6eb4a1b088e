/** What a parcel is called where it has no number: SQL over its row. */
export const CALLED = 'coalesce(parcel.name, parcel.right_holder, parcel.address)';
