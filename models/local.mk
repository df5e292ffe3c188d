EXTRA_DIST += \
	%D%/README.md \
	%D%/blog/audit.yaml \
	%D%/blog/people.yaml \
	%D%/blog/posts.yaml \
	%D%/blog/types.yaml \
	%D%/cinema/cinema.xml \
	%D%/depot/depot.yml \
	%D%/library/library.yml \
	%D%/shop/shop.json \
	%D%/trueup-model.schema.json \
	%D%/trueup-model.xsd

# Generates the published JSON Schema and XML Schema anew from the field tables.
model-schema: check_declare_schema
	./check_declare_schema --write $(top_srcdir)/models/trueup-model.schema.json \
		$(top_srcdir)/models/trueup-model.xsd
.PHONY: model-schema
