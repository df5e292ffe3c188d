SELECT id FROM parcel;
