EXTRA_DIST += \
	%D%/README.md \
	%D%/blog/audit.yaml \
	%D%/blog/people.yaml \
	%D%/blog/posts.yaml \
	%D%/blog/types.yaml \
	%D%/library/library.yml \
	%D%/shop/shop.json \
	%D%/trueup-model.schema.json

# Generates the published JSON Schema anew from the field tables.
model-schema: check_declare_schema
	./check_declare_schema --write $(top_srcdir)/models/trueup-model.schema.json
.PHONY: model-schema
