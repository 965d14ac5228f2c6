import { Form, Input } from 'antd';
import { useTexts } from '../../i18n/texts.js';
import { signInTexts } from './texts.js';

const SHORTEST = 10;

/** The new password, twice: `next` and `again` of the form around it. */
export function PasswordFields() {
  const t = useTexts(signInTexts);
  return (
    <>
      <Form.Item
        name="next"
        label={t.next}
        extra={t.nextDetail}
        rules={[
          { required: true, message: t.required },
          { min: SHORTEST, message: t.tooShort },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t.again}
        dependencies={['next']}
        rules={[
          { required: true, message: t.required },
          ({ getFieldValue }) => ({
            validator: async (_, value: unknown) => {
              if (value !== getFieldValue('next')) throw new Error(t.different);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
    </>
  );
}
