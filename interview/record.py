"""The base of every typed value: frozen, and closed against fields nobody declared."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """An immutable value whose unknown fields are errors, so a slip fails where it is made."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        json_schema_serialization_defaults_required=True,
    )
