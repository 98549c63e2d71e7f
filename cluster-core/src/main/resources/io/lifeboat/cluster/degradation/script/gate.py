"""Which Python a policy may be written in, and how a decision is asked for.

A policy's text is parsed once, its tree is judged here, and it is that very tree that is
compiled. What the tree may hold is so little (no loop, no call but four, no text in
arithmetic) that its size bounds its run time and every value it can make.
"""

import _ast as ast

ONLY_AST = 0x400
MAX_FAULTS = 20
MAX_NODES = 4000
MAX_DEPTH = 40
MAX_PRODUCTS = 8
MAX_WHOLE_NUMBER = 10 ** 12
MAX_TEXT = 200

REQUEST_FIELDS = ('kind', 'priority')
HEALTH_FIELDS = (
    'hasQuorum', 'leaderKnown', 'quorumMargin', 'commitLag', 'applyLag', 'queueDepth',
    'checksumOk', 'p99Millis', 'errorRate', 'samples', 'staleMillis', 'diskFreeRatio',
    'level', 'levelAgeMillis')
TEXT_FIELDS = ('kind', 'priority', 'level')
FUNCTIONS = {'min': min, 'max': max, 'abs': abs, 'round': round}

COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn, ast.Is, ast.IsNot)
WORDS = {
    'While': 'a loop', 'For': 'a loop', 'AsyncFor': 'a loop', 'Import': 'import', 'ImportFrom': 'import',
    'ClassDef': 'a class', 'Lambda': 'lambda', 'ListComp': 'a comprehension', 'SetComp': 'a comprehension',
    'DictComp': 'a comprehension', 'GeneratorExp': 'a generator', 'JoinedStr': 'an f-string', 'Try': 'try',
    'TryStar': 'try', 'With': 'with', 'Raise': 'raise', 'Assert': 'assert', 'Delete': 'del',
    'Global': 'global', 'Nonlocal': 'nonlocal', 'Yield': 'yield', 'YieldFrom': 'yield', 'Await': 'await',
    'AsyncFunctionDef': 'async', 'NamedExpr': ':=', 'Pow': '**', 'Mod': '%', 'FloorDiv': '//',
    'LShift': '<<', 'RShift': '>>', 'BitOr': '|', 'BitAnd': '&', 'BitXor': '^', 'MatMult': '@',
    'Subscript': 'an index in brackets', 'Dict': 'a dictionary', 'Starred': '*', 'Invert': '~',
    'AnnAssign': 'an annotation', 'TypeAlias': 'type', 'List': 'a list here', 'Set': 'a set here',
    'Tuple': 'a tuple here', 'FunctionDef': 'a function within another', 'If': 'if outside decide',
    'Match': 'match outside decide', 'Return': 'return outside decide', 'MatchSequence': 'such a pattern',
    'MatchMapping': 'such a pattern', 'MatchClass': 'such a pattern', 'MatchStar': 'such a pattern'}


class Rejected(Exception):
    def __init__(self, node, message):
        self.line = getattr(node, 'lineno', 0)
        self.message = message


def refuse(node, at=None):
    name = type(node).__name__
    raise Rejected(at or node, WORDS.get(name, name) + ' is not allowed in a policy')


def nodes_of(tree):
    """All nodes, without recursion; refuses a tree that is too large or too deep."""
    found = []
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        found.append(node)
        if len(found) > MAX_NODES:
            raise Rejected(node, 'too long: more than %d parts' % MAX_NODES)
        if depth > MAX_DEPTH:
            raise Rejected(node, 'nested too deeply')
        for field in node._fields:
            value = getattr(node, field, None)
            deeper = depth if field == 'orelse' and isinstance(node, ast.If) else depth + 1
            for child in value if isinstance(value, list) else (value,):
                if isinstance(child, ast.AST):
                    waiting.append((child, deeper))
    return found


class Judge:
    """Walks the tree of one policy and keeps what must not be in it."""

    def __init__(self):
        self.faults = []
        self.request = None
        self.health = None
        self.names = set()
        self.texts = set()
        self.products = 0

    def keep(self, rejected):
        if len(self.faults) < MAX_FAULTS:
            self.faults.append((rejected.line, 'REJECTED', rejected.message))

    def module(self, tree):
        nodes = nodes_of(tree)
        functions = [s for s in tree.body if isinstance(s, ast.FunctionDef)]
        if len(functions) != 1 or functions[0].name != 'decide':
            raise Rejected(functions[1] if len(functions) > 1 else None,
                           'exactly one function, decide(r, h), must be defined')
        self.parameters(functions[0])
        self.learn(nodes)
        self.statements([s for s in tree.body if s is not functions[0]], False)
        self.statements(functions[0].body, True)

    def parameters(self, function):
        a = function.args
        if (len(a.args) != 2 or a.posonlyargs or a.kwonlyargs or a.vararg or a.kwarg or a.defaults
                or a.kw_defaults or a.args[0].annotation or a.args[1].annotation or function.returns):
            raise Rejected(function, 'decide must take two parameters, decide(r, h)')
        if function.decorator_list or getattr(function, 'type_params', None):
            raise Rejected(function, 'a decorated function is not allowed in a policy')
        self.request, self.health = a.args[0].arg, a.args[1].arg
        for parameter in a.args:
            self.new_name(parameter, parameter.arg)
        if self.request == self.health:
            raise Rejected(function, 'decide must take two parameters, decide(r, h)')

    def new_name(self, node, name):
        if name.startswith('_') or name in FUNCTIONS or name == 'decide' or not name.isascii():
            raise Rejected(node, "the name '%s' is not allowed in a policy" % name[:40])

    def learn(self, nodes):
        """Which names there are, and which of them may hold a text (or a tuple)."""
        given = []
        for node in nodes:
            if isinstance(node, ast.Assign):
                given += [(t.id, node.value) for t in node.targets if isinstance(t, ast.Name)]
            elif isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
                given.append((node.target.id, node.value))
        self.names = {name for name, _ in given}
        known = -1
        while known < len(self.texts):
            known = len(self.texts)
            self.texts |= {name for name, value in given if self.is_text(value)}

    def is_text(self, node):
        if isinstance(node, ast.Constant):
            return isinstance(node.value, (str, bytes))
        if isinstance(node, ast.Attribute):
            return node.attr in TEXT_FIELDS
        if isinstance(node, ast.Name):
            return node.id in self.texts
        if isinstance(node, ast.IfExp):
            return self.is_text(node.body) or self.is_text(node.orelse)
        if isinstance(node, ast.BoolOp):
            return any(self.is_text(v) for v in node.values)
        if isinstance(node, ast.Call):
            return any(self.is_text(v) for v in node.args)
        return not isinstance(node, (ast.BinOp, ast.UnaryOp, ast.Compare))

    def statements(self, body, inside):
        for statement in body:
            try:
                self.statement(statement, inside)
            except Rejected as rejected:
                self.keep(rejected)

    def statement(self, s, inside):
        if isinstance(s, ast.Expr):
            if not isinstance(s.value, ast.Constant) or not isinstance(s.value.value, str):
                self.expression(s.value)
                raise Rejected(s, 'a value that nothing is done with')
        elif isinstance(s, ast.Assign):
            for target in s.targets:
                self.target(target)
            self.value_or_tuple(s.value)
        elif isinstance(s, ast.AugAssign):
            self.target(s.target)
            if not isinstance(s.op, (ast.Add, ast.Sub)):
                raise Rejected(s, 'only += and -= change a value in place')
            if s.target.id in self.texts:
                raise Rejected(s, 'arithmetic with a text is not allowed in a policy')
            self.number(s.value)
        elif not inside:
            refuse(s)
        elif isinstance(s, ast.Return):
            if s.value is not None:
                self.expression(s.value)
        elif isinstance(s, ast.If):
            self.expression(s.test)
            self.statements(s.body, inside)
            self.statements(s.orelse, inside)
        elif isinstance(s, ast.Match):
            self.expression(s.subject)
            for case in s.cases:
                self.pattern(case.pattern)
                if case.guard is not None:
                    self.expression(case.guard)
                self.statements(case.body, inside)
        elif not isinstance(s, ast.Pass):
            refuse(s)

    def target(self, node):
        if not isinstance(node, ast.Name):
            raise Rejected(node, 'only a plain name may be assigned to')
        self.new_name(node, node.id)
        if node.id in (self.request, self.health):
            raise Rejected(node, "'%s' may not be assigned to" % node.id)

    def pattern(self, node):
        if isinstance(node, ast.MatchOr):
            for each in node.patterns:
                self.pattern(each)
        elif isinstance(node, ast.MatchValue):
            self.expression(node.value)
        elif isinstance(node, ast.MatchAs):
            if node.name is not None or node.pattern is not None:
                raise Rejected(node, 'a pattern that binds a name is not allowed in a policy')
        elif not isinstance(node, ast.MatchSingleton):
            refuse(node)

    def value_or_tuple(self, node):
        if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
            for each in node.elts:
                self.expression(each)
        else:
            self.expression(node)

    def number(self, node):
        if self.is_text(node):
            raise Rejected(node, 'arithmetic with a text is not allowed in a policy')
        self.expression(node)

    def expression(self, node):
        if isinstance(node, ast.Constant):
            self.constant(node)
        elif isinstance(node, ast.Name):
            if node.id in (self.request, self.health):
                raise Rejected(node, "'%s' may only be read field by field" % node.id)
            if node.id not in self.names:
                raise Rejected(node, "'%s' is not known here" % node.id[:40])
        elif isinstance(node, ast.Attribute):
            self.field(node)
        elif isinstance(node, ast.IfExp):
            self.expression(node.test)
            self.expression(node.body)
            self.expression(node.orelse)
        elif isinstance(node, ast.BoolOp):
            for value in node.values:
                self.expression(value)
        elif isinstance(node, ast.UnaryOp):
            if isinstance(node.op, ast.Not):
                self.expression(node.operand)
            elif isinstance(node.op, (ast.USub, ast.UAdd)):
                self.number(node.operand)
            else:
                refuse(node.op, node)
        elif isinstance(node, ast.BinOp):
            self.arithmetic(node)
        elif isinstance(node, ast.Compare):
            self.expression(node.left)
            for operation, right in zip(node.ops, node.comparators):
                if not isinstance(operation, COMPARISONS):
                    refuse(operation, node)
                if isinstance(operation, (ast.In, ast.NotIn)):
                    self.value_or_tuple(right)
                else:
                    self.expression(right)
        elif isinstance(node, ast.Call):
            self.call(node)
        else:
            refuse(node)

    def constant(self, node):
        value = node.value
        if type(value) is int and abs(value) > MAX_WHOLE_NUMBER:
            raise Rejected(node, 'the number is too large')
        if type(value) is str and len(value) > MAX_TEXT:
            raise Rejected(node, 'the text is too long')
        if value is not None and type(value) not in (int, float, bool, str):
            raise Rejected(node, 'a value of type %s is not allowed in a policy' % type(value).__name__)

    def field(self, node):
        whose = node.value.id if isinstance(node.value, ast.Name) else None
        if whose is None or whose not in (self.request, self.health):
            raise Rejected(node, "only the fields of '%s' and '%s' may be read" % (self.request, self.health))
        if node.attr not in (REQUEST_FIELDS if whose == self.request else HEALTH_FIELDS):
            raise Rejected(node, "%s has no field '%s'" % (whose, node.attr[:40]))

    def arithmetic(self, node):
        if isinstance(node.op, ast.Mult):
            self.products += 1
            if self.products > MAX_PRODUCTS:
                raise Rejected(node, 'more than %d multiplications' % MAX_PRODUCTS)
        elif not isinstance(node.op, (ast.Add, ast.Sub, ast.Div)):
            refuse(node.op, node)
        self.number(node.left)
        self.number(node.right)

    def call(self, node):
        name = node.func.id if isinstance(node.func, ast.Name) else None
        if name not in FUNCTIONS:
            raise Rejected(node, 'only ' + ', '.join(sorted(FUNCTIONS)) + ' may be called')
        if node.keywords or (len(node.args) < 2 if name in ('min', 'max') else len(node.args) != 1):
            raise Rejected(node, '%s takes %s here' % (
                name, 'two or more values' if name in ('min', 'max') else 'one value'))
        for argument in node.args:
            if name in ('min', 'max'):
                self.expression(argument)
            else:
                self.number(argument)


class Request:
    __slots__ = REQUEST_FIELDS


class Health:
    __slots__ = HEALTH_FIELDS


def line_of(error):
    """The line of the policy in which an error came up: that of the innermost frame."""
    line, frame = 0, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == '<policy>':
            line = frame.tb_lineno
        frame = frame.tb_next
    return line


def words_of(error):
    return '%s: %s' % (type(error).__name__, str(error)[:300])


def open_policy(text):
    """(faults, decide): faults as (line, kind, message); decide is None where there are any."""
    try:
        tree = compile(text, '<policy>', 'exec', ONLY_AST, True)
    except SyntaxError as error:
        return ((error.lineno or 0, 'SYNTAX', str(error.msg)),), None
    except (ValueError, OverflowError, RecursionError, MemoryError) as error:
        return ((0, 'SYNTAX', words_of(error)),), None
    judge = Judge()
    try:
        judge.module(tree)
    except Rejected as rejected:
        judge.keep(rejected)
    if judge.faults:
        return tuple(sorted(judge.faults)), None
    space = {'__builtins__': dict(FUNCTIONS), '__name__': 'policy'}
    try:
        exec(compile(tree, '<policy>', 'exec', 0, True), space)
    except SyntaxError as error:
        return ((error.lineno or 0, 'SYNTAX', str(error.msg)),), None
    except Exception as error:
        return ((line_of(error), 'RUNTIME', words_of(error)),), None
    return (), space['decide']


def ask(decide, kind, priority, has_quorum, leader_known, quorum_margin, commit_lag, apply_lag,
        queue_depth, checksum_ok, p99_millis, error_rate, samples, stale_millis, disk_free_ratio,
        level, level_age_millis):
    """The verdict, or (line, kind, message) of what went wrong."""
    r = Request()
    r.kind, r.priority = kind, priority
    h = Health()
    h.hasQuorum, h.leaderKnown, h.quorumMargin = has_quorum, leader_known, quorum_margin
    h.commitLag, h.applyLag, h.queueDepth = commit_lag, apply_lag, queue_depth
    h.checksumOk, h.p99Millis, h.errorRate = checksum_ok, p99_millis, error_rate
    h.samples, h.staleMillis, h.diskFreeRatio = samples, stale_millis, disk_free_ratio
    h.level, h.levelAgeMillis = level, level_age_millis
    try:
        verdict = decide(r, h)
    except Exception as error:
        return line_of(error), 'RUNTIME', words_of(error)
    if type(verdict) is not str:
        what = 'nothing' if verdict is None else 'a value of type ' + type(verdict).__name__ + ', not a text'
        return decide.__code__.co_firstlineno, 'BAD_VERDICT', 'decide returned ' + what
    return verdict


(open_policy, ask)
