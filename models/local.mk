EXTRA_DIST += \
	%D%/README.md \
	%D%/blog/audit.yaml \
	%D%/blog/people.yaml \
	%D%/blog/posts.yaml \
	%D%/blog/types.yaml \
	%D%/cinema/cinema.xml \
	%D%/depot/depot.yml \
	%D%/harbour/berths.json \
	%D%/harbour/calls.xml \
	%D%/harbour/harbour.yaml \
	%D%/library/library.yml \
	%D%/shop/shop.json \
	%D%/trueup-configuration.schema.json \
	%D%/trueup-model.schema.json \
	%D%/trueup-model.xsd

# Generates the published JSON Schemas and XML Schema anew from the tables of fields and settings.
model-schema: check_declare_schema trueup
	./trueup schema --of configuration -o $(top_srcdir)/models/trueup-configuration.schema.json
	./check_declare_schema --write $(top_srcdir)/models/trueup-model.schema.json \
		$(top_srcdir)/models/trueup-model.xsd
.PHONY: model-schema
