"""What can be asked of a hall and done in it: acts and questions, one module per concept.

An act changes something and carries a client-made ``command_id``; sent twice it has one effect and one answer.
A question changes nothing. Rules that say no raise :class:`Refused`.
"""

from shared.domain.refused import Code, Refused
from shared.hall.messages import Act, Question

__all__ = ["Act", "Code", "Question", "Refused"]
